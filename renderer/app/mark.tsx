/** The program's mark: a small distribution in a frame. */
export function Mark() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
    >
      <rect x=".75" y=".75" width="16.5" height="16.5" rx="4" strokeWidth="1.5" />
      <path
        d="M4.5 13V9.5M7 13V5M9.5 13V7.5M12 13v-2.2M14 13v-.8"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
