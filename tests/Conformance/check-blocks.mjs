// Reads [{ id, json }] on standard input, an array of blocks or a view each; writes [{ id, problems }] on standard output: what TypeScript has to say about
// each against the types that Slack publishes. The JSON becomes a literal in a program: only there is a property that does not belong found.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const ts = createRequire(import.meta.url)("typescript");
const folder = fileURLToPath(new URL(".", import.meta.url));
const options = {
  strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [],
  module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
};

// The blocks are checked apart from their view: inside one, the types take any block at all.
function* literalsOf(json) {
  if (Array.isArray(json)) {
    yield ["KnownBlock[]", json];
    return;
  }

  const { blocks, ...shell } = json;
  yield ["KnownBlock[]", blocks];
  yield [json.type === "home" ? "Omit<HomeView, 'blocks'>" : "Omit<ModalView, 'blocks'>", shell];
}

function check(specimens) {
  const sources = new Map();
  specimens.forEach(({ json }, at) => {
    const literals = [...literalsOf(json)].map(([type, value], n) => `export const x${n}: ${type} = ${JSON.stringify(value)};\n`);
    sources.set(`${folder}specimen-${at}.ts`, `import type { KnownBlock, ModalView, HomeView } from "@slack/types";\n${literals.join("")}`);
  });

  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name);
  host.readFile = (name) => sources.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, language, ...more) =>
    sources.has(name) ? ts.createSourceFile(name, sources.get(name), language) : getSourceFile.call(host, name, language, ...more);
  const program = ts.createProgram([...sources.keys()], options, host);
  const general = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()].map(textOf);
  return specimens.map(({ id }, at) => {
    const file = program.getSourceFile(`${folder}specimen-${at}.ts`);
    return { id, problems: [...general, ...[...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(textOf)] };
  });
}

const textOf = ({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;

let input = "";
for await (const chunk of process.stdin) {
  input += chunk;
}
process.stdout.write(JSON.stringify(check(JSON.parse(input))));
