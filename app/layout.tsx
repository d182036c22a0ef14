import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import { pageLocale } from '@/lib/web/locale'
import './globals.css'

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await pageLocale()}>
      <body>{children}</body>
    </html>
  )
}
