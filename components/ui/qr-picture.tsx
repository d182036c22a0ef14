type Props = { size: number; path: string; label: string; className?: string }

/** A QR code, always dark on white so that a camera reads it in either theme and on paper. */
export function QrPicture({ size, path, label, className = 'size-[6.5rem]' }: Props) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={`shrink-0 rounded-box border border-line ${className}`}
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
