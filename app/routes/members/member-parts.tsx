import { formatNumber } from "~/kernel/words";
import type { MemberView } from "~/features/members/types";
import { FollowLink } from "~/features/follows/components/follow-link";
import { memberWords, roleKey, trustKey } from "~/features/members/words";
import { Avatar } from "~/ui/avatar";
import { LinkButton } from "~/ui/button";
import { DefinitionList } from "~/ui/definition-list";
import { Moment } from "~/ui/moment";
import { Panel } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import { useLocale, useWords } from "~/ui/use-words";
import { useRoot } from "~/routes/shell/form";

/** Who this is, in their own words, and what one can do about them. */
export function MemberHead({ member }: { member: MemberView }) {
  const t = useWords(memberWords);
  return (
    <header className="mh">
      <Avatar seed={member.id} name={member.displayName} src={member.avatarUrl} size={80} />
      <div>
        <h1>{member.displayName}</h1>
        <p className="meta">@{member.handle}</p>
        <p className="states">
          {member.roles.map((role) => <RoleLabel key={role} role={role} />)}
          <StateLabel title={t("trustWhy")}>{t(trustKey(member.trust))}</StateLabel>
          {member.imported ? <StateLabel title={t("importedText")}>{t("imported")}</StateLabel> : null}
        </p>
      </div>
      <MemberActs member={member} />
      {member.bio ? <p className="bio">{lines(member.bio)}</p> : null}
    </header>
  );
}

function MemberActs({ member }: { member: MemberView }) {
  const t = useWords(memberWords);
  const me = useRoot()?.me;
  if (!me) return null;
  return (
    <div className="acts">
      {me.id === member.id
        ? <LinkButton size="sm" icon="pencil-line" href="/settings">{t("editProfile")}</LinkButton>
        : <><FollowLink type="member" subject={member.handle} /><LinkButton size="sm" variant="quiet" icon="flag" href={`/members/${member.handle}/report`}>{t("report")}</LinkButton></>}
      {me.isOperator ? <LinkButton size="sm" variant="quiet" icon="shield" href={`/staff/members/${member.handle}`}>{t("manage")}</LinkButton> : null}
    </div>
  );
}

function RoleLabel({ role }: { role: string }) {
  const t = useWords(memberWords);
  const key = roleKey(role);
  return key ? <StateLabel tone="slate" icon="shield">{t(key)}</StateLabel> : null;
}

/** The facts beside the page. */
export function MemberSide({ member }: { member: MemberView }) {
  const t = useWords(memberWords);
  const locale = useLocale();
  const site = member.website ? <a className="link" href={member.website} rel="nofollow ugc noopener">{member.website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}</a> : null;
  return (
    <Panel title={t("facts")}>
      <DefinitionList
        items={[
          { term: t("joined"), detail: <Moment iso={member.joinedAt} /> },
          { term: t("trust"), detail: t(trustKey(member.trust)) },
          { term: t("topicCount"), detail: formatNumber(member.topicCount, locale) },
          { term: t("postCount"), detail: formatNumber(member.postCount, locale) },
          ...(site ? [{ term: t("website"), detail: site }] : []),
          ...(member.sourceUrl ? [{ term: t("source"), detail: <a className="link" href={member.sourceUrl} rel="nofollow ugc noopener">{new URL(member.sourceUrl).host}</a> }] : []),
        ]}
      />
    </Panel>
  );
}

/** Line ends as line breaks. */
function lines(text: string) {
  return text.split("\n").map((line, index) => <span key={index}>{index > 0 ? <br /> : null}{line}</span>);
}
