import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { ModelProvider } from "./model/ModelProvider.tsx";
import { App } from "./shell/App.tsx";

// A constant of the build: without it nothing of the burner is in the bundle.
if (__BURNER__) {
  const { registerBurner } = await import("./wallet/burner/register.ts");
  await registerBurner();
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <ModelProvider>
      <App />
    </ModelProvider>
  </StrictMode>,
);
