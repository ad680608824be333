import { useEffect, useState } from 'react'

const REST_MS = 150

/** What was typed, once typing rests for a moment. */
export function useRested(typed: string): string {
  const [rested, rest] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => rest(typed), REST_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}
