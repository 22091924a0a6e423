import { createContext } from "react";

/** The page's script nonce, known while the server renders and nowhere else. */
export const NonceContext = createContext<string | undefined>(undefined);
