import { useEffect, type RefObject } from "react";

const address = "#write";

/** Leads whoever follows a link to the form into its box, from this page or another. Who is somewhere on the page already, as at the reasons why it was refused, is left there. */
export function useWriteLinks(form: RefObject<HTMLElement>): void {
  useEffect(() => {
    const area = form.current?.querySelector("textarea");
    if (!area) return;
    const write = (): void => {
      if (!("entered" in area.dataset)) area.setSelectionRange(area.value.length, area.value.length);
      area.focus({ preventScroll: true });
    };
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest(`a[href="${address}"]`) : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault(); // going there by the browser's own means takes the focus away
      form.current?.scrollIntoView();
      write();
    };
    if (location.hash === address && document.activeElement === document.body) write();
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [form]);
}
