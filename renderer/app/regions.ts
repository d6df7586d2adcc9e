/** The regions of the window in the order in which F6 walks them. */
const regionSelector = '.top-bar, .sidebar, main, .inspector, .status-bar';

/** Moves the focus to the next region, or with -1 to the one before. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(regionSelector)];
  const present = regions.findIndex((region) => region.contains(document.activeElement));
  const index = present < 0 ? 0 : (present + step + regions.length) % regions.length;
  const region = regions[index];
  // A tree or grid has one tab stop, and that is where one wants to be; elsewhere the region itself takes the focus.
  const stop = region?.querySelector<HTMLElement>('[role=tree] [tabindex="0"]');
  (stop ?? region)?.focus();
}
