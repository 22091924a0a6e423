import { useId } from "react";
import { ok } from "~/kernel/result";

export const button = [useId, ok];
