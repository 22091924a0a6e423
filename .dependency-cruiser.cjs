// The arrows between the rooms. Each rule has its planted violation in tests/boundaries/arrow-fixtures.

const ours = "^(app|bench|bin|moderation|prisma|search|tests)/";
const testCode = "\\.test\\.tsx?$|/test-support/";
const serverOnly = "\\.server\\.tsx?$";
const edges = "^app/(routes/|routes\\.ts$|root\\.tsx$|entry\\.)";
/** How one feature may enter another. */
const doors = "/(queries\\.server|writing\\.server|rules|schema|types|words)\\.tsx?$|/(components|words)/";
/** What of a feature the browser may load. */
const browserFiles = "^app/(ui|kernel)/|^app/features/[^/]+/(components/|(rules|schema|types|words)\\.tsx?$)";
const engines = [
  "@electric-sql/pglite", "@node-rs/argon2", "@prisma/adapter-pg", "aws4fetch", "harfbuzzjs", "nodemailer", "pg", "pglite-prisma-adapter",
  "pino", "piscina", "rate-limiter-flexible", "sharp", "woff2-encoder",
];

/** A room and the only rooms of ours it may look into. */
const mayKnow = (name, comment, from, ...rooms) => ({
  name, comment, severity: "error",
  from: { path: from, pathNot: testCode },
  to: { path: ours, pathNot: rooms },
});

const forbidden = [
  mayKnow("kernel-knows-nothing", "The kernel imports nothing of ours.", "^app/kernel/", "^app/kernel/"),
  mayKnow("ui-knows-kernel", "The design system has no data and no domain words.", "^app/ui/", "^app/(ui|kernel)/"),
  {
    name: "ui-uses-react",
    comment: "Of packages the design system uses React alone.",
    severity: "error",
    from: { path: "^app/ui/", pathNot: testCode },
    to: { path: "node_modules/", pathNot: "node_modules/(@types/)?react(-dom)?/" },
  },
  mayKnow("search-knows-nothing", "search/ is a pure package.", "^search/", "^search/"),
  mayKnow("moderation-knows-nothing", "moderation/ is a pure package.", "^moderation/", "^moderation/"),
  {
    name: "packages-by-front-door",
    comment: "search/ and moderation/ are entered through their index.ts, what of search/ is for servers alone through its server.ts; proofs also judge by what their tests judge by.",
    severity: "error",
    from: { path: "^(app/|bench/|prisma/|bin/(?!prove-))" },
    to: { path: "^(search|moderation)/", pathNot: "^(search/server|(search|moderation)/index)\\.ts$" },
  },
  mayKnow("events-know-platform", "The log knows the kernel and the platform's types.", "^app/events/",
    "^app/(events|kernel|platform)/", "^prisma/generated/"),
  mayKnow("features-know", "Features know what is below them; edges and the worker are above.", "^app/features/",
    "^app/(features|events|kernel|platform|ui)/", "^(search|moderation)/", "^prisma/generated/"),
  {
    name: "platform-by-type",
    comment: "Features and the log are handed the platform; they import its types. One exception: telling a broken unique key.",
    severity: "error",
    from: { path: "^app/(features|events)/", pathNot: testCode },
    to: { path: "^app/platform/", pathNot: "^app/platform/db/transaction\\.ts$", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "features-by-door",
    comment: "A neighbour is entered through queries.server.ts, writing.server.ts, rules.ts, types.ts, words.ts or components/; its commands never.",
    severity: "error",
    from: { path: "^app/features/([^/]+)/", pathNot: testCode },
    to: { path: "^app/features/", pathNot: ["^app/features/$1/", doors] },
  },
  {
    name: "ui-in-components",
    comment: "Only what is shown knows how things look.",
    severity: "error",
    from: { path: "^app/features/", pathNot: ["/components/", testCode] },
    to: { path: "^app/ui/" },
  },
  mayKnow("routes-know", "Routes parse, call one command or query, respond.", edges,
    "^app/(http|features|ui|kernel|platform)/", "^app/routes/", "^app/root\\.tsx$"),
  {
    name: "routes-know-platform-types",
    comment: "Routes are handed the context.",
    severity: "error",
    from: { path: edges, pathNot: testCode },
    to: { path: "^app/platform/", dependencyTypesNot: ["type-only"] },
  },
  mayKnow("http-knows", "What edges share does not know the single edges.", "^app/http/",
    "^app/(http|features|events|platform|kernel|ui)/", "^(search|moderation)/", "^prisma/generated/"),
  mayKnow("worker-knows", "The background edge knows features, not the other edge.", "^app/worker/",
    "^app/(worker|features|events|platform|kernel)/", "^(search|moderation)/", "^prisma/generated/"),
  mayKnow("platform-knows", "The platform wires; it knows no feature and no edge.", "^app/platform/",
    "^app/(platform|events|kernel)/", "^(search|moderation)/", "^prisma/generated/"),
  {
    name: "engines-in-platform",
    comment: "Concrete engines are the platform's business.",
    severity: "error",
    from: { path: "^(app/(?!platform/)|search/|moderation/)", pathNot: testCode },
    to: { path: `node_modules/(@types/)?(${engines.join("|")})/` },
  },
  {
    name: "database-in-server-files",
    comment: "The Prisma client is for *.server.ts and the platform.",
    severity: "error",
    from: { path: "^app/", pathNot: ["^app/platform/", serverOnly, testCode] },
    to: { path: "^prisma/generated/" },
  },
  {
    name: "browser-loads-no-server-file",
    comment: "What a component can reach is sent to browsers; only routes lead to *.server.ts.",
    severity: "error",
    from: { path: "^app/(ui|kernel|features)/", pathNot: [serverOnly, testCode] },
    to: { path: `${serverOnly}|^app/platform/`, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "browser-loads-no-node",
    comment: "Components, rules, schemas and words run in browsers too.",
    severity: "error",
    from: { path: browserFiles, pathNot: [serverOnly, testCode] },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "product-knows-no-tools",
    comment: "What is shipped does not import tests, benches or scripts.",
    severity: "error",
    from: { path: "^(app|moderation|prisma|search)/", pathNot: testCode },
    to: { path: "^(tests|bench|bin)/" },
  },
  {
    name: "production-packages",
    comment: "What runs in production is a dependency, not a development dependency.",
    severity: "error",
    from: { path: "^(app|moderation|search|prisma|bin/.*\\.ts$)", pathNot: [testCode, "\\.d\\.ts$", "^app/routes\\.ts$", "^bin/dev-web\\.ts$"] },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
  },
  {
    name: "no-cycles",
    comment: "Two files that need each other are one, or need a third.",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "resolvable",
    comment: "An import leads somewhere.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules|^prisma/generated/" },
    exclude: { path: "^tests/boundaries/.*-fixtures/|^build/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "require", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
