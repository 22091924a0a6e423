import { limits } from "~/kernel/limits";
import { roles } from "~/features/members/rules";
import type { MemberRow } from "~/features/members/types";
import { memberWords, trustKey } from "~/features/members/words";
import { Button } from "~/ui/button";
import { Field, fieldId, Input, Select } from "~/ui/field";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, useTrouble } from "~/routes/shell/form";
import { staffWords } from "./words";

/** The roles of the whole site, each to be granted or taken. */
export function RoleForms({ member, maySet }: { member: MemberRow; maySet: readonly string[] }) {
  const t = useWords(staffWords);
  const m = useWords(memberWords);
  const action = `/staff/members/${member.handle}`;
  return (
    <ul className="lines">
      {roles.map((role) => {
        const holds = member.roles.some((grant) => grant.role === role && grant.board === null);
        return (
          <li key={role}>
            <span>{m(role)} {holds ? <StateLabel tone="moss" icon="check">{t("holds")}</StateLabel> : null}</span>
            {maySet.includes(role) ? (
              <ButtonForm action={action} values={{ act: "role", role, granted: holds ? "taken" : "granted" }}>
                <Button size="sm" variant={holds ? "danger" : "plain"} aria-label={t(holds ? "takeRole" : "grantRole", { role: m(role) })}>{t(holds ? "take" : "grant")}</Button>
              </ButtonForm>
            ) : <span className="dim sm">{t("notYours")}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** Sets the trust level by hand. */
export function TrustForm({ member }: { member: MemberRow }) {
  const t = useWords(staffWords);
  const m = useWords(memberWords);
  const { errorOf, typed } = useTrouble();
  return (
    <PostForm action={`/staff/members/${member.handle}`}>
      <input type="hidden" name="act" value="trust" />
      <Field name="trust" label={t("trustLevel")} error={errorOf("trust")}>
        <Select defaultValue={typed("trust", String(member.trust))}>{[0, 1, 2, 3, 4].map((level) => <option key={level} value={level}>{m(trustKey(level))}</option>)}</Select>
      </Field>
      <ReasonField act="trust" />
      <Button>{t("setTrust")}</Button>
    </PostForm>
  );
}

/** Suspends a member, or lets them back in. */
export function StandingForm({ member }: { member: MemberRow }) {
  const t = useWords(staffWords);
  const isSuspended = member.state === "suspended";
  return (
    <PostForm action={`/staff/members/${member.handle}`}>
      <input type="hidden" name="act" value="standing" />
      <input type="hidden" name="state" value={isSuspended ? "active" : "suspended"} />
      <ReasonField act="standing" />
      <Button variant={isSuspended ? "plain" : "danger"}>{t(isSuspended ? "reinstate" : "suspend")}</Button>
    </PostForm>
  );
}

/** Two forms of the page ask for a reason: the trouble belongs to the one that was sent. */
function ReasonField({ act }: { act: "trust" | "standing" }) {
  const t = useWords(staffWords);
  const { trouble, errorOf, typed } = useTrouble();
  const isMine = typed("act") === act;
  const id = isMine || (!trouble && act === "trust") ? fieldId("reason") : fieldId(`reason-${act}`);
  return (
    <Field name="reason" id={id} label={t("reason")} error={isMine ? errorOf("reason") : undefined}>
      <Input required maxLength={limits.reasonMax} autoComplete="off" defaultValue={isMine ? typed("reason") : ""} />
    </Field>
  );
}
