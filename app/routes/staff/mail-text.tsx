import { cutAtLinks } from "~/features/accounts/mail-links";
import { useRoot } from "~/routes/shell/form";

/** A mail as it was written; its links into this community can be followed. */
export function MailText({ text }: { text: string }) {
  const origin = useRoot()?.origin ?? "";
  return (
    <div className="raw">
      {cutAtLinks(text, origin).map(({ text: piece, href }, index) => (href ? <a key={index} className="link" href={href}>{piece}</a> : piece))}
    </div>
  );
}
