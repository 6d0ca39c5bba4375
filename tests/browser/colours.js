// Contrast by axe, of what was not found right before in the same way of writing: the same colours of the text and of
// everything behind it, the same size and weight. What axe leaves out or cannot tell is asked again on each page.
async (heard) => {
  const known = new Set(heard)

  const says = (element) => {
    if (element.matches('input, select, textarea')) return true
    return [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
  }

  // Nothing for what lies over something else than what it stands in: only axe can tell what is behind that.
  const wayOfWriting = (element) => {
    const own = getComputedStyle(element)
    const way = [element.localName === 'select', own.color, own.fontSize, own.fontWeight, own.textShadow]
    for (let behind = element; behind; behind = behind.parentElement) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(behind)
      if (position === 'absolute' || position === 'fixed') return null
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') way.push(backgroundColor)
      if (backgroundImage !== 'none') way.push(backgroundImage)
      if (opacity !== '1') way.push(opacity)
    }
    return way.join('|')
  }

  const ways = new Map()
  for (const element of document.querySelectorAll('body *')) {
    if (!says(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const way = wayOfWriting(element)
    if (!known.has(way)) ways.set(element, way)
  }
  if (!ways.size) return { violations: [], right: [] }

  const found = await axe.run({ include: [...ways.keys()] }, {
    runOnly: ['color-contrast'], preload: false, elementRef: true, resultTypes: ['violations', 'passes']
  })
  const right = found.passes.flatMap(rule => rule.nodes.map(node => ways.get(node.element))).filter(Boolean)
  const wrong = new Set(found.violations.flatMap(rule => rule.nodes.map(node => ways.get(node.element))))
  const violations = found.violations.map(({ id, nodes }) => ({
    id, nodes: nodes.map(({ target, html, failureSummary }) => ({ target, html, failureSummary }))
  }))
  return { violations, right: [...new Set(right)].filter(way => !wrong.has(way)) }
}
