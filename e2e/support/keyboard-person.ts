import { expect, type Page } from '@playwright/test'

const mostTabs = 60

/** Somebody without a mouse: Tab, letters, arrows, Space and Enter, and a look at the page's width at every step. */
export class KeyboardPerson {
  constructor(private readonly page: Page) {}

  private focusedName(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement
      if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
        return (element.labels?.[0]?.querySelector('[data-label]') ?? element.labels?.[0])?.textContent?.trim() ?? ''
      return element?.textContent?.trim() ?? ''
    })
  }

  /** Presses Tab until the focus stands on the thing with this name, and sees that the focus shows. */
  async tabTo(name: string): Promise<void> {
    for (let pressed = 0; pressed < mostTabs; pressed += 1) {
      await this.page.keyboard.press('Tab')
      const focused = await this.focusedName()
      if (focused !== name && !focused.startsWith(`${name}\n`)) continue
      await expect(this.page.locator(':focus')).toBeInViewport()
      return
    }
    throw new Error(`Tab never came to "${name}" on ${this.page.url()}`)
  }

  /** Fills the fields in the order of the page and presses the button with Enter. */
  async fillAndGoOn(fields: Record<string, string | true>, button = 'Continue'): Promise<void> {
    const before = this.page.url()
    await this.fitsTheScreen()
    for (const [label, value] of Object.entries(fields)) {
      await this.tabTo(label)
      if (value === true) await this.page.keyboard.press('Space')
      else await this.page.keyboard.type(value)
    }
    await this.tabTo(button)
    await this.page.keyboard.press('Enter')
    await expect(this.page).not.toHaveURL(before)
  }

  private async fitsTheScreen(): Promise<void> {
    const [wide, screen] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(wide, `${this.page.url()} is wider than the screen`).toBeLessThanOrEqual(screen ?? 0)
  }
}
