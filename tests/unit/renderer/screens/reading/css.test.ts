import { expect, test } from 'vitest'
import { quietCss } from '../../../../../renderer/screens/reading/css.ts'

test.each([
  ['color:red;margin:0', 'color:red;margin:0', 0],
  ['background:#fff url(https://x.example/a.png) no-repeat', 'background:#fff none no-repeat', 1],
  ['background:url("//x.example/a")', 'background:none', 1],
  ['background:url(https://x.example/unclosed', 'background:none', 1],
  ['background:url(data:image/png;base64,AAAA)', 'background:url(data:image/png;base64,AAAA)', 0],
  ['background:url(data:image/svg+xml,<svg>)', 'background:none', 1],
  ['background:url(cid:a@example.org)', 'background:none', 1],
  ['@import "https://x.example/a.css";p{color:red}', 'p{color:red}', 1],
  ['@import url(https://x.example/a.css);', '', 1],
  ["background:image-set('https://x.example/a' 1x)", "background:none('https://x.example/a' 1x)", 1],
  ['background:\\75 rl(https://x.example/a)', '', 1],
  ['back/**/ground:u/* */rl(https://x.example/a)', 'background:none', 1],
  ['content:"\\201C"', 'content:"\\201C"', 0],
  ['fill:url(#own)', 'fill:none', 0],
])('%s', (css, quiet, blocked) => {
  expect(quietCss(css)).toEqual({ css: quiet, blocked })
})
