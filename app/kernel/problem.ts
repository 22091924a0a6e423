/** The sentence of a problem the API answers with (RFC 9457), in the reader's language; "" where there is none. */
export function detailOf(body: unknown): string {
  return typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string" ? body.detail : "";
}
