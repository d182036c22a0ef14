/** A thin line under the header; `share` is 0 to 1. The words for it stand in the page, so it is hidden from readers. */
export function ProgressBar({ share }: { share: number }) {
  return (
    <div aria-hidden="true" data-shell className="h-1.5 bg-sunken">
      <div
        className="h-full bg-focus forced-colors:bg-[Highlight]"
        style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }}
      />
    </div>
  )
}
