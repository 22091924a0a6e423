import { wrap, type Change, type Selected } from "./change";

/** An address alone; what begins like one is none yet. */
const webAddress = /^(?:https?:\/\/|mailto:)\S+$/i;

/** A link of what is selected to an address still to be written; when an address is selected, its words are. */
export function link(selected: Selected, sample: string): Change {
  const { text, start, end } = selected;
  const inner = text.slice(start, end);
  if (!webAddress.test(inner)) return wrap(selected, "[", sample, "](https://)");
  const insert = `[${sample}](${destination(inner)})`;
  return { from: start, to: end, insert, select: [start + 1, start + 1 + sample.length] };
}

/** A link of what is selected to an address that is pasted over it; null when it is to be pasted as it is. */
export function linkTo({ text, start, end }: Selected, pasted: string): Change | null {
  const [inner, address] = [text.slice(start, end), pasted.trim()];
  const isWords = inner.trim() !== "" && !/[\n[\]]/.test(inner) && !/^(?:https?:\/\/|mailto:)\S*$/i.test(inner);
  if (!isWords || !webAddress.test(address)) return null;
  const insert = `[${inner}](${destination(address)})`;
  return { from: start, to: end, insert, select: [start + insert.length, start + insert.length] };
}

function destination(address: string): string {
  return /[()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address;
}
