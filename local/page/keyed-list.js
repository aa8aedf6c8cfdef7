/**
 * Shows items (each with an `id`) in a list, and touches only what has changed: an open detail stays open, a focused
 * button stays focused.
 */
export const keyedList = (list, build) => {
  const kept = new Map();
  return (items) => {
    const ids = new Set(items.map(({ id }) => id));
    for (const [id, { element }] of kept) {
      if (ids.has(id)) continue;
      element.remove();
      kept.delete(id);
    }
    items.forEach((item, index) => {
      const text = JSON.stringify(item);
      let entry = kept.get(item.id);
      if (entry?.text !== text) {
        const element = build(item);
        entry?.element.replaceWith(element);
        entry = { text, element };
        kept.set(item.id, entry);
      }
      if (list.children[index] !== entry.element) list.insertBefore(entry.element, list.children[index] ?? null);
    });
  };
};
