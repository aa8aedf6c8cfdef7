/** Which file imports which, both as paths from the root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Every group of files that import each other in a circle, each group sorted; a file that imports itself is one. */
export function circlesIn(graph: ImportGraph): readonly (readonly string[])[] {
  // Tarjan's strongly connected components.
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles: string[][] = [];

  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    let lowest = own;
    stack.push(file);
    onStack.add(file);
    for (const imported of graph.get(file) ?? []) {
      const seen = index.get(imported);
      if (seen === undefined) lowest = Math.min(lowest, visit(imported));
      else if (onStack.has(imported)) lowest = Math.min(lowest, seen);
    }
    low.set(file, lowest);
    if (lowest === own) {
      const group = stack.splice(stack.indexOf(file));
      for (const member of group) onStack.delete(member);
      if (group.length > 1 || graph.get(file)?.includes(file) === true) circles.push(group.sort());
    }
    return lowest;
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return circles;
}
