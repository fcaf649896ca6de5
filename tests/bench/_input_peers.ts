/** Python environments of the input benchmark's peers, set up once in the user's cache. */
import { cacheFolder } from "lib/disk/cache_folder.ts";
import { writeErrorLine } from "../../lib/cli/_command.ts";

/** A peer: its script, and what pip must install for it, in steps. */
interface Peer {
  readonly name: string;
  readonly script: string;
  readonly installs: readonly (readonly string[])[];
}

/** The article's library, and the one that followed it. */
export const PEERS: readonly Peer[] = [
  {
    name: "imgaug",
    script: "input_imgaug.py",
    installs: [
      [
        "numpy==1.23.5",
        "scipy==1.10.1",
        "scikit-image==0.20.0",
        "opencv-python-headless==4.8.1.78",
        "Pillow==10.0.1",
        "imageio==2.31.6",
        "shapely==2.0.2",
        "six",
        "matplotlib==3.7.5",
      ],
      ["--no-deps", "imgaug==0.4.0"],
    ],
  },
  {
    name: "albumentations",
    script: "input_albumentations.py",
    installs: [[
      "albumentations==1.4.24",
      "albucore==0.0.23",
      "opencv-python-headless==4.10.0.84",
      "numpy==1.26.4",
      "Pillow==10.1.0",
    ]],
  },
];

/**
 * Finds or makes the environment of a peer.
 *
 * @returns The path of its Python; nothing, with a sentence on standard error, where there is none.
 */
export async function peerPython(peer: Peer): Promise<string | undefined> {
  const folder = `${cacheFolder()}/peers/${peer.name}`;
  const python = `${folder}/bin/python`;
  if (await succeeds(python, ["-c", `import ${peer.name}`])) return python;
  const base = await basePython();
  if (base === undefined) {
    writeErrorLine(`${peer.name} is left out: it needs Python 3.10 or 3.11, and there is none.`);
    return undefined;
  }
  writeErrorLine(`Setting up ${peer.name} for comparison (once, about a minute) ...`);
  await Deno.mkdir(folder, { recursive: true });
  const made = await succeeds(base, ["-m", "venv", "--clear", folder]);
  for (const packages of made ? peer.installs : []) {
    await succeeds(python, ["-m", "pip", "install", "--quiet", ...packages]);
  }
  if (await succeeds(python, ["-c", `import ${peer.name}`])) return python;
  writeErrorLine(`${peer.name} is left out: pip could not install it in ${folder}.`);
  return undefined;
}

/** A Python for which the peers' packages are built. */
async function basePython(): Promise<string | undefined> {
  const fits = "import sys; sys.exit(sys.version_info[:2] not in ((3, 10), (3, 11)))";
  for (const name of ["python3.11", "python3.10", "python3", "python"]) {
    if (await succeeds(name, ["-c", fits])) return name;
  }
  return undefined;
}

async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  try {
    const run = new Deno.Command(command, { args: [...args], stdout: "null", stderr: "null" });
    return (await run.output()).success;
  } catch {
    return false; // no such program
  }
}
