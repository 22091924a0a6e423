import type { MemberRow } from "~/features/members/types";
import { memberWords, roleKey } from "~/features/members/words";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import { staffWords } from "./words";

/** The roles somebody holds, each with its board. */
export function RoleLabels({ roles }: Pick<MemberRow, "roles">) {
  const t = useWords(staffWords);
  const m = useWords(memberWords);
  if (roles.length === 0) return null;
  const nameOf = (role: string): string => {
    const key = roleKey(role);
    return key ? m(key) : role;
  };
  return <span className="flex">{roles.map(({ role, board }) => <StateLabel key={`${role} ${board}`} tone="slate">{board ? t("onBoard", { role: nameOf(role), board }) : nameOf(role)}</StateLabel>)}</span>;
}

/** Whether the account may be used. */
export function StandingLabel({ member }: { member: Pick<MemberRow, "state" | "imported"> }) {
  const t = useWords(staffWords);
  if (member.state === "suspended") return <StateLabel tone="crimson" icon="ban">{t("suspended")}</StateLabel>;
  if (member.state === "deleted") return <StateLabel>{t("deletedMember")}</StateLabel>;
  return <>{member.imported ? t("importedMember") : t("active")}</>;
}
