import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Block } from './blocks'

export type Frame = { locale: Locale; brand: string; colour: string; afterButton: string; footer: string[] }

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}

/** The message in plain text: links and codes each on a line of their own, so that people and programs find them. */
export function asText(blocks: Block[], { brand, footer }: Frame): string {
  return [...blocks.map(blockAsText), '--', [brand, ...footer].join('\n')].join('\n\n')
}

function blockAsText(block: Block): string {
  if (block.type === 'button') return `${block.text}:\n${block.href}`
  if (block.type === 'code') return block.code
  if (block.type === 'list') return block.items.map((item) => `- ${item}`).join('\n')
  return block.text
}

/** The message as HTML: inline styles, one column, readable in light and dark and with pictures and styles off. */
export function asHtml(subject: string, blocks: Block[], frame: Frame): string {
  const footer = frame.footer.map((line) => `<p style="margin:0 0 8px">${inHtml(line)}</p>`).join('')
  return `<!doctype html>
<html lang="${frame.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${inHtml(subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background: #14181b !important; color: #e9edef !important }
  .soft { color: #b3bdc3 !important }
  .link { color: #7fd4cb !important }
  .code { background: #232a2f !important; border-color: #56626a !important }
}
</style>
</head>
<body class="page" style="margin:0;background:#ffffff;color:#17202a;font:18px/1.5 Arial,Helvetica,sans-serif">
<div style="border-top:8px solid ${inHtml(frame.colour)}"></div>
<div style="max-width:600px;margin:0 auto;padding:24px 20px">
<p style="margin:0 0 24px;font-weight:bold">${inHtml(frame.brand)}</p>
<div role="main">
${blocks.map((block) => blockAsHtml(block, frame)).join('\n')}
</div>
<hr style="border:0;border-top:1px solid #8a949b;margin:32px 0 16px">
<div class="soft" style="color:#4d5a63;font-size:15px">${footer}</div>
</div>
</body>
</html>
`
}

function blockAsHtml(block: Block, frame: Frame): string {
  if (block.type === 'heading') {
    return `<h1 style="font-size:26px;line-height:1.25;margin:0 0 16px">${inHtml(block.text)}</h1>`
  }
  if (block.type === 'paragraph') return `<p style="margin:0 0 16px">${inHtml(block.text)}</p>`
  if (block.type === 'list') {
    const items = block.items.map((item) => `<li style="margin:0 0 8px">${inHtml(item)}</li>`).join('')
    return `<ul style="margin:0 0 16px;padding-left:22px">${items}</ul>`
  }
  if (block.type === 'code') {
    return `<p class="code" style="display:inline-block;margin:0 0 16px;padding:10px 18px;border:1px solid #8a949b;background:#f2f4f5;font:bold 28px/1.2 Consolas,Menlo,monospace;letter-spacing:4px">${inHtml(block.code)}</p>`
  }
  const href = inHtml(block.href)
  return `<p style="margin:0 0 16px"><a href="${href}" style="display:inline-block;padding:12px 20px;border-radius:4px;background:${inHtml(frame.colour)};color:#ffffff;font-weight:bold;text-decoration:none">${inHtml(block.text)}</a></p>
<p class="soft" style="margin:0 0 16px;color:#4d5a63;font-size:15px">${inHtml(frame.afterButton)}<br><a class="link" href="${href}" style="color:#0b5d56;word-break:break-all">${href}</a></p>`
}
