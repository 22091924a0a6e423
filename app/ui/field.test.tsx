import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Checkbox, Field, fieldId, Input, Radios, Select, TextArea } from "./field";

describe("Field", () => {
  it("labels its control and gives it its name", () => {
    const html = renderToStaticMarkup(<Field name="title" label="Title"><Input /></Field>);
    expect(html).toContain(`<label for="${fieldId("title")}">Title</label>`);
    expect(html).toMatch(/<input[^>]*id="f-title"[^>]*name="title"/);
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
  });

  it("says the hint and the error with the control", () => {
    const html = renderToStaticMarkup(<Field name="title" label="Title" hint="Short" error="Too short"><TextArea /></Field>);
    expect(html).toMatch(/<textarea[^>]*aria-describedby="f-title-hint f-title-err"[^>]*aria-invalid="true"/);
    expect(html).toContain('id="f-title-hint"');
    expect(html).toContain('id="f-title-err"');
  });

  it("keeps a good word back while there is an error", () => {
    const html = renderToStaticMarkup(<Field name="a" label="A" ok="Fine" error="Wrong"><Select><option>1</option></Select></Field>);
    expect(html).not.toContain("Fine");
  });

  it("lets the control overrule the wiring", () => {
    expect(renderToStaticMarkup(<Field name="a" label="A"><Input name="b" type="email" /></Field>)).toContain('name="b"');
  });
});

describe("Checkbox and Radios", () => {
  it("says a box's error with the box", () => {
    const html = renderToStaticMarkup(<Checkbox name="agree" label="I agree" error="Needed" />);
    expect(html).toMatch(/<input[^>]*aria-describedby="f-agree-err"/);
    expect(html).toContain('id="f-agree-err"');
  });

  it("gives the first choice the id an error summary links to", () => {
    const html = renderToStaticMarkup(<Radios name="kind" legend="Kind" value="b" choices={[{ value: "a", label: "A" }, { value: "b", label: "B" }]} />);
    expect(html.match(/id="f-kind"/g)).toHaveLength(1);
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="b"|<input[^>]*value="b"[^>]*checked=""/);
  });
});
