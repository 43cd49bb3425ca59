"""Who fits which work, and why: pure rules over small profiles, without a store or a window."""
