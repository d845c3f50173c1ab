/// <reference types="vite/client" />

/** Whether the burner wallet is in it: `npm run build:local`, or `VITE_BURNER=1 npm run dev`. */
declare const __BURNER__: boolean;
