/**
 * `deno task serve`: a classifier's page and its answers to programs, on this machine.
 *
 * @module
 */
import { loadClassifier, serveClassifier } from "../classifier/mod.ts";
import { asUsage, runCommand, UsageError, writeLine } from "./_command.ts";
import { fromCallersFolder, path, text, wholeNumber } from "./_options.ts";
import { setUpEngine } from "./_setup.ts";
import { samplesIn } from "./export.ts";

if (import.meta.main) {
  await runCommand({
    name: "serve",
    description: `
Serves a trained classifier on 127.0.0.1: at / the page that deno task export --to web writes, and
POST /predict for programs, which takes {"image": "data:image/png;base64,..."} and answers
{"prediction": {"winning_class": ..., "confidence": ..., "top": [...]}}.`,
    args: { placeholder: "BUNDLE", most: 1 },
    options: {
      port: wholeNumber("N", "the port; 0 takes one that is free", { least: 0, fallback: 8000 }),
      title: text("TEXT", "the heading of the page"),
      samples: path("FOLDER", "pictures that the page offers to try"),
    },
    notes: "BUNDLE is the folder that deno task train wrote. Ctrl-C ends it.",
    exitCodes: "0 ended by Ctrl-C, 1 it failed, 2 wrong usage",
    async run({ options: { port, title, samples }, args: [bundle] }) {
      if (bundle === undefined) throw new UsageError("BUNDLE is missing");
      asUsage(() => {
        if (port > 65535) throw new RangeError(`--port must be at most 65535, not ${port}`);
      });
      const pictures = samples === undefined ? [] : await samplesIn(samples);
      await setUpEngine();
      const classifier = await loadClassifier(fromCallersFolder(bundle));
      const server = await serveClassifier(classifier, {
        port,
        samples: pictures,
        ...(title !== undefined && { title }),
      });
      writeLine(`listening on ${server.url} (Ctrl-C ends it)`);
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) {
          Deno.addSignalListener(signal, resolve);
        }
      });
      await server.stop();
    },
  });
}
