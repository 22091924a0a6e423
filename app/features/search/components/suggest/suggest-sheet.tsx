import { parseQuery, snippetOf } from "@search";
import { useCallback, useEffect, useId } from "react";
import { kindIcons } from "~/features/topics/components/kind-icons";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { hueClass, toHue } from "~/ui/hue";
import { Icon } from "~/ui/icon";
import { tellAttributes } from "~/ui/tell-attributes";
import { useWords } from "~/ui/use-words";
import "~/ui/styles/finder.css";
import { suggestWords } from "../../suggest-words";
import { Pieces } from "../pieces";
import type { Option, OptionGroup } from "./find-options";
import { useSuggest, type Open } from "./use-suggest";

const groups: readonly OptionGroup[] = ["recent", "topics", "boards", "tags", "members"];

/** What is suggested for what is typed in the form's search field, which keeps the focus: a combobox with a list in groups (ARIA Authoring Practices). */
export function SuggestSheet({ form, owner }: { form: HTMLFormElement; owner: string }) {
  const t = useWords(suggestWords);
  const id = useId();
  const idOf = useCallback((at: number) => `${id}-${at}`, [id]);
  const { open, field, choose, clear } = useSuggest(form, owner, idOf);
  const isShown = open !== null && open.options.length > 0;
  useEffect(() => {
    if (!field) return;
    const chosen = open && open.at >= 0 ? idOf(open.at) : null;
    tellAttributes(field, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": String(isShown), "aria-controls": isShown ? id : null, "aria-activedescendant": chosen });
    if (chosen) document.getElementById(chosen)?.scrollIntoView({ block: "nearest" });
  }, [field, id, idOf, isShown, open]);
  return (
    <>
      <span className="sr" role="status">{open ? t("found", { count: open.options.length }) : ""}</span>
      {isShown ? (
        <div className="finder pop">
          <List id={id} idOf={idOf} open={open} onChoose={choose} />
          {open.typed === "" ? <Button type="button" variant="quiet" size="sm" icon="trash-2" onClick={clear}>{t("clear")}</Button> : null}
        </div>
      ) : null}
    </>
  );
}

type ListProps = { id: string; idOf(at: number): string; open: Open; onChoose(at: number): void };

function List({ id, idOf, open: { typed, options, at }, onChoose }: ListProps) {
  const t = useWords(suggestWords);
  return (
    // The pointer must not take the focus from the field; the keys are heard there.
    <div role="listbox" id={id} aria-label={t("label")} tabIndex={-1} onMouseDown={(event) => event.preventDefault()}>
      {groups.filter((group) => options.some((option) => option.group === group)).map((group) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div className="finder-group" id={`${id}-${group}`} role="presentation">{t(group)}</div>
          {options.map((option, place) => option.group !== group ? null : (
            <a key={option.href} id={idOf(place)} role="option" aria-selected={place === at} tabIndex={-1} href={option.href} onPointerMove={() => onChoose(place)}><Line option={option} typed={typed} /></a>
          ))}
        </div>
      ))}
    </div>
  );
}

function Line({ option, typed }: { option: Option; typed: string }) {
  const t = useWords(suggestWords);
  const label = <span className="finder-label"><Pieces pieces={snippetOf(option.label, parseQuery(typed).terms, option.label.length)} /></span>;
  switch (option.group) {
    case "recent":
      return <><Icon name="history" />{label}</>;
    case "topics":
      return <>{option.solved ? <Icon name="circle-check" className="moss" label={t("solved")} /> : <Icon name={kindIcons[option.kind]} />}{label}<span className="dim">{option.board}</span></>;
    case "boards":
      return <><i className={`sw ${hueClass(toHue(option.hue))}`} />{label}</>;
    case "tags":
      return <><Icon name="hash" />{label}<span className="dim">{t("topicsOf", { count: option.count })}</span></>;
    case "members":
      return <><Avatar seed={option.id} name={option.label} src={option.avatarUrl} size={20} />{label}<span className="dim">@{option.handle}</span></>;
  }
}
