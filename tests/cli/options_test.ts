import assert from "node:assert/strict";
import { type Command, helpOf, parseCommand, UsageError } from "../../lib/cli/_command.ts";
import {
  choice,
  flag,
  path,
  positiveNumber,
  text,
  texts,
  wholeNumber,
} from "../../lib/cli/_options.ts";

const OPTIONS = {
  epochs: wholeNumber("N", "passes over the images", { fallback: 30 }),
  seed: wholeNumber("N", "of everything", { least: 0, fallback: 42 }),
  learningRate: positiveNumber("X", "the rate", { fallback: undefined, defaultWords: "chosen" }),
  model: choice(["small", "large"], "the network", "small"),
  data: path("FOLDER", "where the pictures lie"),
  note: text("TEXT", "any words"),
  parameter: texts("NAME=VALUE", "a setting", "p"),
  resume: flag("goes on"),
};

const command: Command<typeof OPTIONS> = {
  name: "try",
  description: "Tries.",
  options: OPTIONS,
  notes: "A note.",
  exitCodes: "0 tried, 2 wrong usage",
  run: () => Promise.resolve(),
};

Deno.test("a command line gives checked values, defaults, and what was given", () => {
  const parsed = parseCommand(command, [
    ...["--epochs", "3", "--learning-rate", "1e-4", "--model=large", "--resume"],
    ...["-p", "a=1", "--parameter", "b=2", "--data", "/photos/../x", "--note", "-"],
  ])!;
  assert.deepEqual(parsed.options, {
    epochs: 3,
    seed: 42,
    learningRate: 1e-4,
    model: "large",
    data: "/x",
    note: "-",
    parameter: ["a=1", "b=2"],
    resume: true,
  });
  const given = ["epochs", "learningRate", "model", "data", "note", "parameter", "resume"];
  assert.deepEqual([...parsed.given].sort(), given.sort());
  const none = parseCommand(command, [])!;
  assert.equal(none.given.size, 0);
  assert.deepEqual([none.options.parameter, none.options.resume], [[], false]);
});

Deno.test("a path is meant from where the caller stands", () => {
  const before = Deno.env.get("INIT_CWD");
  Deno.env.set("INIT_CWD", "/somewhere/else");
  try {
    assert.equal(parseCommand(command, ["--data", "p"])!.options.data, "/somewhere/else/p");
  } finally {
    if (before === undefined) Deno.env.delete("INIT_CWD");
    else Deno.env.set("INIT_CWD", before);
  }
});

const WRONG: [args: string[], message: RegExp][] = [
  [["--epochs", "0"], /^--epochs must be a whole number of 1 or more, not 0 /],
  [["--epochs", "1.5"], /^--epochs must be a whole number/],
  [["--epochs", "1e400"], /^--epochs must be a whole number of 1 or more, not 1e400 /],
  [["--epochs", "0x10"], /^--epochs must be a whole number/],
  [["--epochs="], /^--epochs must be a whole number of 1 or more, not "" /],
  [["--seed", "-1"], /^--seed must be a whole number of 0 or more, not -1 /],
  [["--learning-rate", "NaN"], /^--learning-rate must be a number above 0, not NaN /],
  [["--learning-rate", "-1"], /^--learning-rate must be a number above 0, not -1 /],
  [["--model", "huge"], /^--model must be one of small, large, not huge /],
  [["--epochs", "1", "--epochs", "2"], /^--epochs stands there twice /],
  [["--note", ""], /^--note needs a value /],
  [["--epochs"], /^option '--epochs <N>' argument missing /],
  [["--epohcs", "3"], /^unknown option '--epohcs'\n\(Did you mean --epochs\?\) /],
  [["--resume=yes"], /resume/],
  [["stray"], /^unexpected argument stray /],
  [["--", "--epochs"], /^unexpected argument --epochs /],
];

for (const [args, message] of WRONG) {
  Deno.test(`a wrong command line is refused in our words: ${args.join(" ")}`, () => {
    assert.throws(() => parseCommand(command, args), (error: Error) => {
      assert.ok(error instanceof UsageError);
      assert.match(error.message, message);
      assert.match(error.message, / \(deno task try --help shows all\)$/);
      return true;
    });
  });
}

Deno.test("--help is made from the table that is parsed by", () => {
  assert.equal(parseCommand(command, ["--epochs", "x", "--help"].slice(2)), undefined);
  const help = helpOf(command);
  for (
    const part of ["--learning-rate <X>", "(default: chosen)", "(default: 30)", "small, large"]
  ) {
    assert.ok(help.includes(part), part);
  }
  assert.match(help, /-p, --parameter <NAME=VALUE> +a setting; may be repeated/);
  assert.match(help, /^Usage: deno task try \[options\]\n\nTries\.\n\nOptions:/);
  assert.match(help, /A note\.\n\nExit codes: 0 tried, 2 wrong usage\.$/);
  assert.doesNotMatch(help, /default: false|default: \[\]/);
});
