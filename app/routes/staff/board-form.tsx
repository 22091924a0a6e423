import { limits } from "~/kernel/limits";
import { reviewPolicies, topicKinds, visibilities, type BoardDetail } from "~/features/boards/types";
import { catalogue, fileKinds } from "~/features/files/types";
import { fileBytesMax, mebibyte } from "~/features/files/rules";
import { memberWords, trustKey } from "~/features/members/words";
import { useTwoNames } from "~/features/tags/components/two-names";
import type { TwoNames } from "~/features/tags/types";
import { tagStaffWords } from "~/features/tags/words";
import { topicWords } from "~/features/topics/words";
import { Button, LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Field, Input, Radios, Select, TextArea } from "~/ui/field";
import { hueClass, toHue } from "~/ui/hue";
import { useWords } from "~/ui/use-words";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { shellWords } from "~/routes/shell/words";
import { staffWords } from "./words";

export type BoardChoices = { parents: { slug: string; name: string; depth: number }[]; groups: { slug: string; name: string }[]; tagGroups: { slug: string; name: TwoNames }[] };
type Props = BoardChoices & { board?: BoardDetail };

const visibilityKeys = { public: "public", members: "membersOnly", groups: "groupsOnly" } as const;
const reviewKeys = { none: "reviewNone", first: "reviewFirst", all: "reviewAll" } as const;

/** All that can be said of a board. Without `board` it makes a new one. */
export function BoardForm({ board, parents, groups, tagGroups }: Props) {
  const t = useWords(staffWords);
  const s = useWords(shellWords);
  const { trouble, versionOf } = useTrouble();
  const labels = {
    name: t("boardName"), slug: t("slug"), description: t("description"), topicKinds: t("topicKinds"), fileKinds: t("fileKinds"), requiredTags: t("requiredTags"), guidelines: t("guidelines"),
    template: t("template"), position: t("position"), parent: t("parent"), groups: t("boardGroups"),
  };
  return (
    <PostForm>
      <TroubleSummary labels={labels} />
      {trouble?.refusal === "stale-version" ? <p className="soft">{t("staleBoard")}</p> : null}
      {board ? <input type="hidden" name="version" value={versionOf(board.version)} /> : null}
      <section className="set"><h2>{t("boardName")}</h2><NameFields board={board} parents={parents} /></section>
      <section className="set"><h2>{t("whoAndReview")}</h2><RightFields board={board} groups={groups} /></section>
      <section className="set"><h2>{t("whatTopics")}</h2><TopicFields board={board} tagGroups={tagGroups} /></section>
      <div className="flex">
        <Button variant="ember">{board ? t("save") : t("createBoard")}</Button>
        <LinkButton variant="quiet" href="/staff/boards">{s("cancel")}</LinkButton>
      </div>
    </PostForm>
  );
}

function NameFields({ board, parents }: Pick<Props, "parents"> & { board: BoardDetail | undefined }) {
  const t = useWords(staffWords);
  const { errorOf, typed } = useTrouble();
  return (
    <div className="fields">
      <Field name="name" label={t("boardName")} error={errorOf("name")}><Input required maxLength={limits.boardNameMax} defaultValue={typed("name", board?.name)} /></Field>
      {board ? null : <Field name="slug" label={t("slug")} hint={t("slugHint")} error={errorOf("slug")}><Input required autoCapitalize="none" spellCheck={false} maxLength={40} defaultValue={typed("slug")} /></Field>}
      <Field name="description" label={t("description")} hint={t("descriptionHint")} error={errorOf("description")}><Input maxLength={limits.boardDescriptionMax} defaultValue={typed("description", board?.description)} /></Field>
      <Field name="parent" label={t("parent")} error={errorOf("parent")}>
        <Select defaultValue={typed("parent", board?.parent ?? "")}>
          <option value="">{t("noParent")}</option>
          {parents.filter(({ slug, depth }) => slug !== board?.slug && depth < 3).map(({ slug, name, depth }) => <option key={slug} value={slug}>{"\u2003".repeat(depth - 1)}{name}</option>)}
        </Select>
      </Field>
      <Field name="position" label={t("position")} hint={t("positionHint")} error={errorOf("position")}><Input type="number" min={0} max={10000} defaultValue={typed("position", String(board?.position ?? 0))} /></Field>
      <HueField value={typed("hue", String(board?.hue ?? 1))} />
    </div>
  );
}

function HueField({ value }: { value: string }) {
  const t = useWords(staffWords);
  return (
    <fieldset className="field">
      <legend className="label">{t("hue")}</legend>
      <div className="flex">
        {[1, 2, 3, 4, 5, 6, 7, 8].map((hue) => (
          <label className="tick" key={hue}>
            <input type="radio" name="hue" value={hue} defaultChecked={String(hue) === value} aria-label={t("hueNumber", { number: hue })} />
            <span className="flex"><i className={cx("sw", hueClass(toHue(hue)))} />{hue}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function RightFields({ board, groups }: Pick<Props, "groups"> & { board: BoardDetail | undefined }) {
  const t = useWords(staffWords);
  const m = useWords(memberWords);
  const { trouble, errorOf, typed } = useTrouble();
  const inGroups = trouble ? typed("groups[]").split("\n") : (board?.groups ?? []);
  return (
    <div className="fields">
      <Radios name="visibility" legend={t("visibility")} value={typed("visibility", board?.visibility ?? "public")} choices={visibilities.map((value) => ({ value, label: t(visibilityKeys[value]) }))} />
      {groups.length > 0
        ? <Radios type="checkbox" name="groups[]" legend={t("boardGroups")} values={inGroups} error={errorOf("groups")} choices={groups.map(({ slug, name }) => ({ value: slug, label: name }))} />
        : <p className="hint">{t("noGroups")} <a className="link" href="/staff/groups">{t("makeGroup")}</a></p>}
      <Field name="minTrust" label={t("minTrust")} error={errorOf("minTrust")}>
        <Select defaultValue={typed("minTrust", String(board?.minTrust ?? 0))}>{[0, 1, 2, 3, 4].map((level) => <option key={level} value={level}>{m(trustKey(level))}</option>)}</Select>
      </Field>
      <Radios name="reviewPolicy" legend={t("reviewPolicy")} value={typed("reviewPolicy", board?.reviewPolicy ?? "none")} choices={reviewPolicies.map((value) => ({ value, label: t(reviewKeys[value]) }))} />
    </div>
  );
}

function TopicFields({ board, tagGroups }: Pick<Props, "tagGroups"> & { board: BoardDetail | undefined }) {
  const t = useWords(staffWords);
  const k = useWords(topicWords);
  const { trouble, errorOf, typed } = useTrouble();
  const g = useWords(tagStaffWords);
  const nameOf = useTwoNames();
  const inTagGroups = trouble ? typed("requiredTagGroups[]").split("\n") : (board?.requiredTagGroups ?? []);
  const kinds = trouble ? typed("topicKinds[]").split("\n") : (board?.topicKinds ?? ["discussion", "question", "article"]);
  const files = trouble ? typed("fileKinds[]").split("\n") : (board?.fileKinds ?? []);
  return (
    <div className="fields">
      <Radios type="checkbox" name="topicKinds[]" legend={t("topicKinds")} values={kinds} error={errorOf("topicKinds")} choices={topicKinds.map((value) => ({ value, label: k(value) }))} />
      <Field name="requiredTags" label={t("requiredTags")} hint={t("tagsHint")} error={errorOf("requiredTags")}><Input defaultValue={typed("requiredTags", board?.requiredTags.join(", "))} /></Field>
      {tagGroups.length > 0 ? <Radios type="checkbox" name="requiredTagGroups[]" legend={g("required")} values={inTagGroups} error={errorOf("requiredTagGroups")} choices={tagGroups.map(({ slug, name }) => ({ value: slug, label: nameOf(name) }))} /> : null}
      <Radios name="altText" legend={t("altText")} value={typed("altText", board?.altText ?? "asked")} choices={[{ value: "asked", label: t("altAsked") }, { value: "required", label: t("altRequired") }]} />
      <Radios type="checkbox" name="fileKinds[]" legend={t("fileKinds")} hint={t("fileKindsHint", { limit: fileBytesMax / mebibyte })} values={files} error={errorOf("fileKinds")} choices={fileKinds.map((value) => ({ value, label: `${catalogue[value].label} · ${catalogue[value].endings.map((ending) => `.${ending}`).join(", ")}` }))} />
      <Field name="guidelines" label={t("guidelines")} hint={t("guidelinesHint")} error={errorOf("guidelines")}><TextArea rows={6} defaultValue={typed("guidelines", board?.guidelines)} /></Field>
      <Field name="template" label={t("template")} error={errorOf("template")}><TextArea rows={4} defaultValue={typed("template", board?.template)} /></Field>
    </div>
  );
}
