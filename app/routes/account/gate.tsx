import type { ReactNode } from "react";
import { Button } from "~/ui/button";
import { Logo, LogoMark } from "~/ui/logo";
import { Note } from "~/ui/note";
import { useLocale, useWords } from "~/ui/use-words";
import { ButtonForm, useRoot } from "~/routes/shell/form";
import { useAddress } from "~/routes/shell/route-data";
import { accountWords } from "./words";

/** A page of the whole window: what is asked at the left, the house at the right. */
export function Gate({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  const t = useWords(accountWords);
  const root = useRoot();
  const name = root?.name ?? "Kindling";
  return (
    <main id="main" className="gate" tabIndex={-1}>
      <div className="gf">
        <header>
          <a className="brand" href="/" aria-label={name === "Kindling" ? name : undefined}>{name === "Kindling" ? <Logo /> : <><LogoMark />{name}</>}</a>
          <OtherLanguage />
        </header>
        {children}
        {foot ? <p className="dim sm">{foot}</p> : null}
      </div>
      <div className="gw">
        <LogoMark />
        <p className="say"><b>{t("say")}</b><span>{t("sayMore")}</span></p>
      </div>
    </main>
  );
}

/** A gate's words without a form: what happened, and where to go from here. */
export function GateSaid({ title, children, actions }: { title: string; children: ReactNode; actions: ReactNode }) {
  return (
    <Gate>
      <div className="gform">
        <header><h1>{title}</h1></header>
        {children}
        {actions}
      </div>
    </Gate>
  );
}

/** Where a mail lies that was not sent: the demo's mailbox, or with the staff. Nothing when mail is sent. */
export function WhereMailIs({ keepsMail }: { keepsMail: boolean }) {
  const t = useWords(accountWords);
  const root = useRoot();
  if (root?.isDemo && keepsMail) return <Note tone="slate" icon="mail">{t("whereDemo")}</Note>;
  return keepsMail ? <Note tone="slate" icon="mail">{t("whereKept")}</Note> : <p className="dim sm">{t("noMail")}</p>;
}

function OtherLanguage() {
  const { pathname, search } = useAddress();
  const other = useLocale() === "en" ? ({ locale: "zh-CN", label: "简体中文" } as const) : ({ locale: "en", label: "English" } as const);
  return (
    <ButtonForm action="/preferences" values={{ locale: other.locale, to: pathname + search }}>
      <Button variant="quiet" size="sm" icon="languages" lang={other.locale}>{other.label}</Button>
    </ButtonForm>
  );
}
