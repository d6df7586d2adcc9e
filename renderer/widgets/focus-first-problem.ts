/** Moves the focus to the first field of main whose value cannot be used, once it is drawn as such. */
export function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('#main [aria-invalid="true"]')?.focus();
  });
}
