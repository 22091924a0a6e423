import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { kindling } from "./bin/lint-rules.mjs";

const typescript = ["**/*.ts", "**/*.tsx"];
const tests = ["tests/**", "**/*.test.ts", "**/*.test.tsx", "**/test-support/**"];
/** What is long because it is a table, not because it does much. */
const tables = ["prisma/seed/**", "**/words/**", "**/words.ts", "app/features/accounts/common-passwords.ts"];
/** Where Remix or another tool asks for a default export. */
const defaultExports = [
  "app/root.tsx", "app/entry.*.tsx", "app/routes.ts", "app/routes/**", "*.config.*", "tests/support/set-up/**",
  "app/platform/{cards,markdown}/worker.ts", "**/test-support/*-worker.ts",
];
/** Reviewed: their SQL text comes from a library or is put together from constants. */
const reviewedSql = ["app/platform/limiter.ts", "app/platform/db/**", "app/features/imports/**"];
const linesMax = (max) => ["error", { max, skipBlankLines: true, skipComments: true }];

export default tseslint.config(
  { ignores: ["build/**", "data/**", ".cache/**", "prisma/generated/**", "public/**", "tests/boundaries/*-fixtures/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    plugins: { kindling },
    rules: {
      "kindling/file-names": "error",
      "kindling/named-exports": "error",
      "kindling/parameterized-sql": "error",
      eqeqeq: ["error", "always"],
      "max-lines": linesMax(250),
      "max-lines-per-function": linesMax(50),
      "no-console": "off",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "no-warning-comments": ["error", { terms: ["fixme", "xxx", "hack"], location: "start" }],
      "prefer-const": "error",
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "kindling/type-over-interface": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all" }],
      "@typescript-eslint/only-throw-error": ["error", { allow: ["Response", "TypedResponse"] }],
      "@typescript-eslint/require-await": "off", // a port's fake is async because the port is
      "@typescript-eslint/unbound-method": "off", // nothing of ours has a `this`: ports are records of functions
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false }],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "kindling/no-inline-style": "error",
      "max-lines": linesMax(300),
      "react-hooks/exhaustive-deps": "error", // the plugin's other rules are for the React compiler
      "react-hooks/rules-of-hooks": "error",
    },
  },
  { files: typescript, ignores: ["app/ui/markdown-body.tsx", "app/routes/shell/document.tsx"], rules: { "kindling/no-raw-html": "error" } },
  { files: ["app/features/**", "app/events/**", "search/**", "moderation/**"], ignores: tests, rules: { "kindling/context-clock": "error" } },
  { files: ["app/features/**/*.ts", "app/http/**/*.ts"], ignores: tests, rules: { "kindling/docstring": "error" } },
  { files: defaultExports, rules: { "kindling/named-exports": "off" } },
  { files: reviewedSql, rules: { "kindling/parameterized-sql": "off" } },
  {
    files: tests,
    rules: {
      "kindling/no-sleep": "error",
      "kindling/parameterized-sql": "off",
      "max-lines": "off",
      "max-lines-per-function": "off",
    },
  },
  { files: tables, rules: { "max-lines": "off", "max-lines-per-function": "off" } },
);
