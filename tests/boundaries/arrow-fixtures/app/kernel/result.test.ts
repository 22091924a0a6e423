import { support } from "../../tests/support";

export const uses = support;
