import { createContext } from "react";

import type { Model } from "./types.ts";

/** Where the hooks find the model: the real one, or a test's. */
export const ModelContext = createContext<Model | null>(null);
