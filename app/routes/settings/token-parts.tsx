import type { Scope } from "~/kernel/actor";
import { limits } from "~/kernel/limits";
import type { TokenView } from "~/features/accounts/types";
import { Button } from "~/ui/button";
import { Field, Input, Radios, Select } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, useTrouble } from "~/routes/shell/form";
import { settingsWords } from "./words";

const hints = { read: "readHint", write: "writeHint", moderate: "moderateHint", operate: "operateHint" } as const;
const lives = [7, 30, 90, 180, 365];

/** Asks what a new token is for, what it may do and how long. */
export function TokenForm({ allowed }: { allowed: Scope[] }) {
  const t = useWords(settingsWords);
  const { trouble, errorOf, typed } = useTrouble();
  const values = trouble ? typed("scopes[]").split("\n") : ["read"];
  return (
    <PostForm action="/settings/tokens">
      <Field name="name" label={t("tokenName")} hint={t("tokenNameHint")} error={errorOf("name")}>
        <Input required maxLength={limits.tokenNameMax} autoComplete="off" defaultValue={typed("name")} />
      </Field>
      <Radios type="checkbox" name="scopes[]" legend={t("scopes")} values={values} error={errorOf("scopes")} choices={allowed.map((value) => ({ value, label: t(value), hint: t(hints[value]) }))} />
      <Field name="expiresInDays" label={t("expires")} error={errorOf("expiresInDays")}>
        <Select defaultValue={typed("expiresInDays", "90")}>{lives.map((days) => <option key={days} value={days}>{t("days", { days })}</option>)}</Select>
      </Field>
      <Button variant="ember">{t("create")}</Button>
    </PostForm>
  );
}

/** One token: what it is called and may do, and the way to end it. */
export function TokenLine({ token }: { token: TokenView }) {
  const t = useWords(settingsWords);
  return (
    <li>
      <div>
        <b>{token.name}</b> <code>{token.prefix}…</code> {token.scopes.map((scope) => <StateLabel key={scope}>{t(scope)}</StateLabel>)}
        <p className="meta">
          <span>{t("runsOut")} <Moment iso={token.expiresAt} /></span>
          <span>{token.lastUsedAt ? <>{t("lastSeen")} <Moment iso={token.lastUsedAt} /></> : t("neverUsed")}</span>
        </p>
      </div>
      <ButtonForm action={`/settings/tokens/${token.id}`}><Button variant="danger" size="sm" aria-label={t("revokeNamed", { name: token.name })}>{t("revoke")}</Button></ButtonForm>
    </li>
  );
}
