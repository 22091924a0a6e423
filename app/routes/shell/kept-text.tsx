import type { ReactNode } from "react";
import { Button } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import { PostForm } from "./form";
import { shellWords } from "./words";

/** A text that could not be taken, in full, ready to be sent again: to the same address unless told. */
export function KeptText({ typed, action, signIn, send }: { typed: [string, string][]; action?: string | undefined; signIn?: ReactNode; send: string }) {
  const t = useWords(shellWords);
  return (
    <PostForm className="stack" action={action}>
      {typed.map(([name, value], index) => name === "body" ? (
        <Field key={index} name={name} label={t("yourText")}><TextArea rows={12} defaultValue={value} /></Field>
      ) : <input key={index} type="hidden" name={name} value={value} />)}
      <div className="flex">{signIn}<Button icon="send">{send}</Button></div>
    </PostForm>
  );
}
