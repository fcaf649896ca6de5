/**
 * What a cell's code consists of, told by TypeScript's own parser.
 *
 * @module
 */
import type ts from "typescript";
import { literalValue } from "./_literal.ts";

type Parser = typeof ts;

/** An import at the top level. */
export interface CellImport {
  /** Its first and last line, counted from 0. */
  readonly first: number;
  readonly last: number;
  /** The names that it declares. */
  readonly names: readonly string[];
}

/** A cell's code, taken apart. */
export class CellSource {
  readonly #ts: Parser;
  readonly #file: ts.SourceFile;

  private constructor(parser: Parser, readonly text: string) {
    this.#ts = parser;
    this.#file = parser.createSourceFile("cell.ts", text, parser.ScriptTarget.Latest, true);
  }

  /** Parses a cell. The parser takes a good part of a second to load: only once it is needed. */
  static async parse(text: string): Promise<CellSource> {
    const { default: parser } = await import("typescript");
    return new CellSource(parser, text);
  }

  /** Whether it parses at all. */
  get isWhole(): boolean {
    // The parser keeps its complaints there; its public interface gives them of whole programs only.
    const { parseDiagnostics } = this.#file as unknown as { parseDiagnostics: readonly unknown[] };
    return parseDiagnostics.length === 0;
  }

  /** The import statements. */
  get imports(): CellImport[] {
    return this.#file.statements.filter((it) => this.#ts.isImportDeclaration(it)).map((
      statement,
    ) => ({
      first: this.#lineOf(statement.getStart(this.#file)),
      last: this.#lineOf(statement.getEnd()),
      names: this.#importedNames(statement.importClause),
    }));
  }

  /** The names that it declares at its top level, imports aside. */
  get names(): string[] {
    return this.#file.statements.flatMap((statement) => {
      if (this.#ts.isVariableStatement(statement)) {
        return statement.declarationList.declarations.flatMap(({ name }) => this.#boundNames(name));
      }
      const { name } = statement as unknown as { name?: ts.Node };
      const isDeclaration = this.#ts.isFunctionDeclaration(statement) ||
        this.#ts.isClassDeclaration(statement) || this.#ts.isEnumDeclaration(statement) ||
        this.#ts.isInterfaceDeclaration(statement) || this.#ts.isTypeAliasDeclaration(statement);
      return isDeclaration && name !== undefined && this.#ts.isIdentifier(name) ? [name.text] : [];
    });
  }

  /** Whether it uses the console. */
  get usesConsole(): boolean {
    const uses = (node: ts.Node): boolean =>
      this.#ts.isPropertyAccessExpression(node) && this.#ts.isIdentifier(node.expression) &&
        node.expression.text === "console" || (this.#ts.forEachChild(node, uses) ?? false);
    return uses(this.#file);
  }

  /**
   * The value that each variable with a name of its own is declared with, if it is a literal, and
   * undefined if it is anything else.
   */
  get initialValues(): Map<string, unknown> {
    const found = new Map<string, unknown>();
    for (const statement of this.#file.statements) {
      if (!this.#ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (this.#ts.isIdentifier(name)) {
          found.set(name.text, literalValue(this.#ts, initializer));
        }
      }
    }
    return found;
  }

  /**
   * The code with its last expression, whose value the kernel shows, as the argument of a call; as it
   * is if it ends in no expression, or does not parse.
   *
   * @param callee Code of a function.
   */
  withLastValueThrough(callee: string): string {
    const last = this.#file.statements.at(-1);
    if (!this.isWhole || last === undefined || !this.#ts.isExpressionStatement(last)) {
      return this.text;
    }
    const [start, end] = [last.expression.getStart(this.#file), last.expression.getEnd()];
    const { text } = this;
    return `${text.slice(0, start)}${callee}((${text.slice(start, end)}))${text.slice(end)}`;
  }

  #lineOf(position: number): number {
    return this.#file.getLineAndCharacterOfPosition(position).line;
  }

  #importedNames(clause: ts.ImportClause | undefined): string[] {
    if (clause === undefined) return [];
    const { name, namedBindings } = clause;
    const named = namedBindings === undefined
      ? []
      : this.#ts.isNamespaceImport(namedBindings)
      ? [namedBindings.name.text]
      : namedBindings.elements.map((element) => element.name.text);
    return [...name === undefined ? [] : [name.text], ...named];
  }

  #boundNames(name: ts.BindingName): string[] {
    if (this.#ts.isIdentifier(name)) return [name.text];
    return name.elements.flatMap((element) =>
      this.#ts.isOmittedExpression(element) ? [] : this.#boundNames(element.name)
    );
  }
}
