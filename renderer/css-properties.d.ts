import 'react'

/** Properties of our own, through which a component hands a measure to its styles. */
declare module 'react' {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined
  }
}
