// breaks: react-hooks/rules-of-hooks
import { useId } from "react";

/** Planted. */
export function Planted({ open }: { open: boolean }) {
  if (!open) return null;
  return <p id={useId()}>planted</p>;
}
