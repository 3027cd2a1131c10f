//! A connection, shared by who reads and writes it and by who waits for its end.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use rustix::net::{Shutdown, shutdown};
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// How often one who waits looks whether the end came after what is still unread.
const LOOK: Duration = Duration::from_secs(1);

/// A connection.
pub(super) struct Tcp(Arc<TcpStream>);

/// Who waits for its end without reading it.
pub(super) struct HangUp(Weak<TcpStream>);

impl Tcp {
    /// Shares `stream`.
    pub(super) fn new(stream: TcpStream) -> Self {
        Self(Arc::new(stream))
    }

    /// Tells of its end.
    pub(super) fn hang_up(&self) -> HangUp {
        HangUp(Arc::downgrade(&self.0))
    }
}

impl HangUp {
    /// Waits until the peer is gone or sends nothing more, whatever of it is still unread.
    pub(super) async fn wait(&self) {
        loop {
            let Some(stream) = self.0.upgrade() else { return };
            let is_over = |ready: tokio::io::Ready| ready.is_read_closed() || ready.is_error();
            if stream.ready(Interest::READABLE).await.map_or(true, is_over) {
                return;
            }
            drop(stream);
            // Unread bytes make it ready for ever: the system wakes nobody for the end alone.
            sleep(LOOK).await;
        }
    }
}

impl AsyncRead for Tcp {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            ready!(self.0.poll_read_ready(cx))?;
            match self.0.try_read_buf(buf) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                read => return Poll::Ready(read.map(drop)),
            }
        }
    }
}

impl AsyncWrite for Tcp {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        loop {
            ready!(self.0.poll_write_ready(cx))?;
            match self.0.try_write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                written => return Poll::Ready(written),
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(shutdown(&*self.0, Shutdown::Write)?))
    }
}

/// Lets the system find out that a peer vanished, without waking anybody here.
#[cfg(target_os = "linux")]
pub(super) fn watch_peer(stream: &TcpStream) -> io::Result<()> {
    use rustix::net::sockopt;
    sockopt::set_socket_keepalive(stream, true)?;
    sockopt::set_tcp_keepidle(stream, Duration::from_mins(1))?;
    sockopt::set_tcp_keepintvl(stream, Duration::from_secs(20))?;
    sockopt::set_tcp_keepcnt(stream, 3)?;
    Ok(sockopt::set_tcp_user_timeout(stream, 90_000)?)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn watch_peer(_stream: &TcpStream) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;
    use tokio::runtime::Builder;

    use super::*;

    #[test]
    fn the_end_is_found_behind_what_nobody_reads_and_nothing_is_lost() {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
            let mut here = Tcp::new(listener.accept().await.unwrap().0);
            let hang_up = here.hang_up();
            client.write_all(b"unread").await.unwrap();
            here.write_all(b"hello").await.unwrap();
            let mut heard = [0; 5];
            client.read_exact(&mut heard).await.unwrap();
            assert_eq!(&heard, b"hello");
            tokio::select! {
                biased;
                () = hang_up.wait() => panic!("the peer is there"),
                () = tokio::task::yield_now() => {}
            }
            drop(client);
            hang_up.wait().await;
            let mut unread = vec![];
            here.read_to_end(&mut unread).await.unwrap();
            assert_eq!(unread, b"unread");
            drop(here);
            hang_up.wait().await;
        });
    }
}
