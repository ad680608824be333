import { createRoot } from 'react-dom/client'
import { Desk } from './frame/desk.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'

const place = document.getElementById('desk')
if (place === null) throw new Error('the page has no place for the desk')
createRoot(place).render(<Desk />)
