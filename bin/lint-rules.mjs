// Rules of docs and design that no published lint rule enforces. Each has its planted violation in
// tests/boundaries/lint-fixtures.
import { basename } from "node:path";

const kebabCase = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** A rule of one visitor and one message. */
function rule(message, visitor) {
  return {
    meta: { type: "problem", schema: [], messages: { found: message } },
    create(context) {
      return visitor((node) => context.report({ node, messageId: "found" }), context);
    },
  };
}

const isNamed = (node, name) => node?.type === "Identifier" && node.name === name;

/** The name of a member access such as `.name` or `["name"]`, or null. */
function memberName(node) {
  if (node.computed) return node.property.type === "Literal" ? node.property.value : null;
  return node.property.name;
}

const fileNames = rule("File names are kebab-case.", (report, { filename }) => ({
  Program(node) {
    if (!kebabCase.test(basename(filename))) report(node);
  },
}));

const namedExports = rule("Exports have names; only what a tool insists on is a default export.", (report) => ({
  ExportDefaultDeclaration: report,
  ExportSpecifier(node) {
    if (isNamed(node.exported, "default")) report(node);
  },
}));

const contextClock = rule("Take time and chance from the context: ctx.now(), ctx.newId().", (report) => ({
  MemberExpression(node) {
    if (isNamed(node.object, "Date") && memberName(node) === "now") report(node);
    if (isNamed(node.object, "Math") && memberName(node) === "random") report(node);
  },
  "NewExpression[callee.name='Date'][arguments.length=0]": report,
  "CallExpression[callee.name='Date']": report,
}));

const unsafeSql = new Set(["$queryRawUnsafe", "$executeRawUnsafe"]);
const parameterizedSql = rule("SQL text is a literal with parameters; text put together is for reviewed files only.", (report) => ({
  MemberExpression(node) {
    if (unsafeSql.has(memberName(node))) report(node);
    if (isNamed(node.object, "Prisma") && memberName(node) === "raw") report(node);
  },
  Property(node) {
    if (node.parent.type === "ObjectPattern" && !node.computed && unsafeSql.has(node.key.name)) report(node);
  },
}));

const noInlineStyle = rule("The content security policy forbids style attributes: use a class.", (report) => ({
  "JSXAttribute[name.name='style']": report,
}));

const noRawHtml = rule("Only app/ui/markdown-body.tsx may put HTML into a page, and the document its data.", (report) => ({
  "JSXAttribute[name.name='dangerouslySetInnerHTML']": report,
  "Property[key.name='dangerouslySetInnerHTML']": report,
  "AssignmentExpression > MemberExpression[property.name=/^(innerHTML|outerHTML)$/]": report,
}));

const docstring = rule("An exported function says in a /** block what it is for.", (report, { sourceCode }) => {
  const isDocumented = (node) => {
    const last = sourceCode.getCommentsBefore(node).at(-1);
    return last?.type === "Block" && last.value.startsWith("*");
  };
  return {
    ExportNamedDeclaration(node) {
      if (isFunction(node.declaration) && !isDocumented(node) && !continuesOverload(node)) report(node);
    },
  };
});

function isFunction(declaration) {
  if (declaration?.type === "FunctionDeclaration" || declaration?.type === "TSDeclareFunction") return true;
  if (declaration?.type !== "VariableDeclaration") return false;
  return declaration.declarations.some(({ init }) => /^(ArrowFunction|Function)Expression$/.test(init?.type));
}

/** The first overload carries the text for all. */
function continuesOverload(node) {
  const siblings = node.parent.body;
  const before = siblings[siblings.indexOf(node) - 1]?.declaration;
  return before?.type === "TSDeclareFunction" && before.id.name === node.declaration.id?.name;
}

const typeOverInterface = rule("Say type, not interface; only a module's own interface, to be added to, is one.", (report) => ({
  "Program > TSInterfaceDeclaration": report,
  "Program > ExportNamedDeclaration > TSInterfaceDeclaration": report,
}));

const noSleep = rule("Tests wait for what they wait for, never for a time.", (report) => ({
  "CallExpression[callee.name=/^set(Timeout|Interval)$/]": report,
  "CallExpression > MemberExpression[property.name='waitForTimeout']": report,
  "ImportDeclaration[source.value=/^(node:)?timers.promises$/]": report,
}));

/** The plugin under which eslint.config.js knows them. */
export const kindling = {
  meta: { name: "kindling" },
  rules: {
    "file-names": fileNames,
    "named-exports": namedExports,
    "context-clock": contextClock,
    "parameterized-sql": parameterizedSql,
    "no-inline-style": noInlineStyle,
    "no-raw-html": noRawHtml,
    docstring,
    "no-sleep": noSleep,
    "type-over-interface": typeOverInterface,
  },
};
