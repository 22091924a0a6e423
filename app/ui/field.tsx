import { createContext, useContext, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";

type FieldProps = {
  name: string;
  label: ReactNode;
  id?: string;
  hint?: ReactNode;
  error?: ReactNode;
  /** A good word about the value, shown instead of the error. */
  ok?: ReactNode;
  /** Beside the label: "54 of 150", "optional". */
  counter?: ReactNode;
  /** At the far end of the label's line, such as a link. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

type Wiring = { id: string; name: string; describedBy: string | undefined; invalid: true | undefined };

const FieldContext = createContext<Wiring | null>(null);

/** The id a field's control gets, for links of an error summary. */
export function fieldId(name: string): string {
  return `f-${name}`;
}

/** A labelled control with its hint and error; Input, TextArea and Select inside wire themselves to it. */
export function Field({ name, id = fieldId(name), hint, error, ok, counter, label, aside, className, children }: FieldProps) {
  const described = cx(hint ? `${id}-hint` : null, error ? `${id}-err` : null, ok && !error ? `${id}-ok` : null);
  const caption = (
    <label htmlFor={id}>
      {label}
      {counter ? <span className="hint" id={`${id}-count`}> {counter}</span> : null}
    </label>
  );
  return (
    <FieldContext.Provider value={{ id, name, describedBy: described, invalid: error ? true : undefined }}>
      <div className={cx("field", className)}>
        {aside ? <div className="flex label">{caption}<span className="hint push">{aside}</span></div> : caption}
        {children}
        <Said id={id} hint={hint} error={error} ok={ok} />
      </div>
    </FieldContext.Provider>
  );
}

/** A one-line input. Outside a Field it needs its own id and label. */
export function Input({ className, ...props }: ComponentPropsWithoutRef<"input">) {
  return <input type="text" className={cx("input", className)} {...useWiring()} {...props} />;
}

/** A text area; grows with its text where the browser can. */
export function TextArea({ className, ...props }: ComponentPropsWithoutRef<"textarea">) {
  return <textarea className={cx("input", className)} rows={4} {...useWiring()} {...props} />;
}

/** A native select; give it option elements. */
export function Select({ className, ...props }: ComponentPropsWithoutRef<"select">) {
  return (
    <span className="pick">
      <select className={cx("input", className)} {...useWiring()} {...props} />
      <Icon name="chevron-down" size={16} />
    </span>
  );
}

type TickProps = ComponentPropsWithoutRef<"input"> & { label: ReactNode; hint?: ReactNode; error?: ReactNode };

/** One box to tick. */
export function Checkbox({ label, hint, error, className, ...props }: TickProps) {
  const id = props.id ?? (props.name ? fieldId(props.name) : undefined);
  const told = error && id ? { "aria-invalid": true, "aria-describedby": `${id}-err` } : {};
  return (
    <div className={className}>
      <label className="tick">
        <input type="checkbox" {...told} {...props} id={id} />
        <span>{label}{hint ? <span className="hint">{hint}</span> : null}</span>
      </label>
      {error && id ? <Problem id={`${id}-err`}>{error}</Problem> : null}
    </div>
  );
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type RadiosProps = {
  name: string; legend: ReactNode; choices: readonly Choice[]; value?: string | undefined;
  hint?: ReactNode; error?: ReactNode; type?: "radio" | "checkbox"; values?: readonly string[];
};

/** A group of radio buttons (or of boxes, with `type="checkbox"` and `values`). */
export function Radios({ name, legend, choices, value, values, hint, error, type = "radio" }: RadiosProps) {
  const id = fieldId(name);
  const chosen = values ?? (value === undefined ? [] : [value]);
  const told = cx(hint ? `${id}-hint` : null, error ? `${id}-err` : null);
  return (
    <fieldset className="field" aria-describedby={told}>
      <legend className="label">{legend}</legend>
      {hint ? <p className="hint" id={`${id}-hint`}>{hint}</p> : null}
      {choices.map((choice, index) => (
        <label className="tick" key={choice.value}>
          <input type={type} name={name} value={choice.value} id={index === 0 ? id : undefined}
            defaultChecked={chosen.includes(choice.value)} disabled={choice.disabled} />
          <span>{choice.label}{choice.hint ? <span className="hint">{choice.hint}</span> : null}</span>
        </label>
      ))}
      {error ? <Problem id={`${id}-err`}>{error}</Problem> : null}
    </fieldset>
  );
}

/** What is wrong, with its icon. */
function Problem({ id, children }: { id?: string; children: ReactNode }) {
  return <p className="err" id={id}><Icon name="triangle-alert" size={16} /><span>{children}</span></p>;
}

function Said({ id, hint, error, ok }: Pick<FieldProps, "hint" | "error" | "ok"> & { id: string }) {
  return (
    <>
      {hint ? <p className="hint" id={`${id}-hint`}>{hint}</p> : null}
      {error ? <Problem id={`${id}-err`}>{error}</Problem> : null}
      {ok && !error ? <p className="ok" id={`${id}-ok`}><Icon name="check" size={16} /><span>{ok}</span></p> : null}
    </>
  );
}

function useWiring() {
  const wiring = useContext(FieldContext);
  if (!wiring) return {};
  return { id: wiring.id, name: wiring.name, "aria-describedby": wiring.describedBy, "aria-invalid": wiring.invalid };
}
