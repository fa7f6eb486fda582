/** Meno's mark: a tablet of Aegean blue with an M drawn in one stroke, and a thought above it. */
type MarkProps = { size?: number };

export function Mark({ size = 32 }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="9" fill="#1f5b70" />
      <path
        d="M7.5 22.5V12.6c0-2 2.6-2.8 3.7-1.1L16 18.8l4.8-7.3c1.1-1.7 3.7-.9 3.7 1.1v9.9"
        fill="none"
        stroke="#fbf9f5"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="8" r="2.2" fill="#e79b7c" />
    </svg>
  );
}
