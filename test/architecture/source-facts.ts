import ts from 'typescript';

/** What one source file imports and does, as far as the rules of the architecture ask. */
export type SourceFacts = {
  /** Every module named: imports, re-exports, types of another module, dynamic imports and `require`. */
  readonly imports: readonly string[];
  /** Uses of the machine's time, timers, process or network, as they are written. */
  readonly ambient: readonly string[];
  /** Conditions and names that tell one kind of start from another, such as `if (local)`. */
  readonly modes: readonly string[];
};

const timers = new Set(['setTimeout', 'setInterval', 'setImmediate', 'fetch']);
const asksTheMachine = new Set(['Date.now', 'DateTime.now', 'performance.now', 'AbortSignal.timeout']);
const nowWithoutArguments = new Set(['DateTime.utc', 'DateTime.local']);
const timeModules = /^(node:)?timers(\/promises)?$/;
const modeInCondition = /^(is|in|run|use)?_?(local|locally|dev|development|prod|production|standIn|fake)(_?mode)?$/i;
const modeAnywhere = /^(NODE_ENV|JEST_WORKER_ID|isLocal|localMode|isLocalMode|isDev|isDevelopment)$/;

/** Reads the facts of a TypeScript source. Comments and texts do not count, only code. */
export function factsOf(code: string): SourceFacts {
  const source = ts.createSourceFile('source.ts', code, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
  const imports: string[] = [];
  const ambient: string[] = [];
  const modes: string[] = [];

  const visit = (node: ts.Node): void => {
    const module = moduleNamedBy(node);
    if (module !== undefined) {
      imports.push(module);
      if (timeModules.test(module)) ambient.push(module);
    }
    const use = ambientUse(node);
    if (use !== undefined) ambient.push(use);
    if (ts.isIdentifier(node) && modeAnywhere.test(node.text)) modes.push(node.text);
    if (ts.isStringLiteralLike(node) && modeAnywhere.test(node.text)) modes.push(node.text);
    const condition = conditionOf(node);
    if (condition !== undefined) modes.push(...namesAskedIn(condition).filter((name) => modeInCondition.test(name)));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, ambient, modes };
}

function moduleNamedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = /^require(\.resolve)?$/.test(node.expression.getText());
  return isImport || isRequire ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function ambientUse(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
    return 'new Date()';
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process') return node.getText();
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText().replace(/^(globalThis|window)\./, '');
  if (called === 'Date') return 'Date()';
  if (timers.has(called) || asksTheMachine.has(called)) return called;
  return nowWithoutArguments.has(called) && node.arguments.length === 0 ? `${called}()` : undefined;
}

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isSwitchStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node)) return node.condition;
  if (ts.isBinaryExpression(node) && /^(&&|\|\||\?\?)$/.test(node.operatorToken.getText())) return node.left;
  return undefined;
}

/** The names whose values a condition asks for: of `!setting.local && a.b()` it is `local`. */
function namesAskedIn(node: ts.Expression): readonly string[] {
  if (ts.isParenthesizedExpression(node)) return namesAskedIn(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return namesAskedIn(node.operand);
  if (ts.isBinaryExpression(node)) return [...namesAskedIn(node.left), ...namesAskedIn(node.right)];
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  if (ts.isElementAccessExpression(node)) return namesAskedIn(node.argumentExpression);
  return ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? [node.text] : [];
}
