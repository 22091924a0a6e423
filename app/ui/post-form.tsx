import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { usePage } from "./page-context";

/** A form that posts; it carries the proof of the sign-in and works without script. */
export function PostForm({ children, ...props }: ComponentPropsWithoutRef<"form">) {
  const { formToken } = usePage();
  return (
    <form method="post" {...props}>
      {formToken ? <input type="hidden" name="formToken" value={formToken} /> : null}
      {children}
    </form>
  );
}

/** The form by which all small acts of a page are posted: their buttons name it and say where to. One proof of the sign-in instead of one in each. */
export const actFormId = "act";

export function ActForm() {
  return <PostForm id={actFormId} hidden />;
}

/** A form of one button that posts one thing. */
export function ButtonForm({ action, values = {}, children, className }: { action: string; values?: Record<string, string>; children: ReactNode; className?: string }) {
  return (
    <PostForm action={action} className={className}>
      {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </PostForm>
  );
}
