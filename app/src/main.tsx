import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { ModelProvider } from "./model/ModelProvider.tsx";
import { App } from "./shell/App.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <ModelProvider>
      <App />
    </ModelProvider>
  </StrictMode>,
);
