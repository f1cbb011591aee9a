// Reads a list of manifests on standard input; writes, for each, the list of what the schema has against it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { ManifestUtil } = createRequire(new URL("../Conformance/", import.meta.url))("@microsoft/teams-manifest");
const schema = JSON.parse(readFileSync(new URL("MicrosoftTeams.v1.28.schema.json", import.meta.url), "utf8"));

let input = "";
for await (const chunk of process.stdin) {
  input += chunk;
}
const problems = [];
for (const manifest of JSON.parse(input)) {
  problems.push(await ManifestUtil.validateManifestAgainstSchema(manifest, schema));
}
process.stdout.write(JSON.stringify(problems));
