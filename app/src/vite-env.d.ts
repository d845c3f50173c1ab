/// <reference types="vite/client" />

/** Whether this build has the burner wallet: `VITE_BURNER=1`. */
declare const __BURNER__: boolean;
