/** A machine without a network: an empty cache, and a Python whose pip reaches no index. */
import { withTempFolder } from "../../_temp.ts";

const PIP = `#!/bin/sh
for word; do
  if [ "$word" = --version ]; then exit 0; fi
done
echo "ERROR: Could not find a version that satisfies it (from versions: none)" >&2
exit 1
`;

/**
 * Runs something on such a machine.
 *
 * @param body Gets the cache's folder, which has an empty folder of weights.
 */
export async function withoutNetwork(body: (cache: string) => Promise<void>): Promise<void> {
  await withTempFolder(async (folder) => {
    await Deno.mkdir(`${folder}/cache/weights`, { recursive: true });
    await Deno.writeTextFile(`${folder}/python`, PIP, { mode: 0o755 });
    const others = {
      PLUMAGE_CACHE: `${folder}/cache`,
      PLUMAGE_PYTHON: `${folder}/python`,
      KERAS_HOME: folder,
      PLUMAGE_WEIGHTS_URL: "http://127.0.0.1:9", // where no one listens
    };
    const before = Object.keys(others).map((name) => [name, Deno.env.get(name)] as const);
    for (const [name, value] of Object.entries(others)) Deno.env.set(name, value);
    try {
      await body(`${folder}/cache`);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) Deno.env.delete(name);
        else Deno.env.set(name, value);
      }
    }
  });
}
